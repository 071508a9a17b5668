#a = 1 : i32
#a = 2 : i32
// -----
#a.b = 1
// -----
!a.b = i32
// -----
!a = i32
!a = i64
// -----
#a 1
// -----
!a i32
// -----
#a =
// -----
!a =
// -----
#m = #m
// -----
"t.o"() {a = #m} : () -> ()
#m = 1
// -----
"t.o"() : () -> () loc(#l)
#l = loc("x")
// -----
"t.o"() : () -> () loc(#l)
#l = 5
// -----
#l = 5
"t.o"() : () -> () loc(#l)
// -----
"t.o"() : () -> () loc(#l)
// -----
"t.o"() : () -> () loc #l
// -----
"t.o"() : () -> () loc("a"
// -----
"t.o"() : () -> () loc(fused[#l])
#l = loc("a")
// -----
"t.o"() : () -> () loc(#l.x)
// -----
"t.o"() : () -> () loc(5)
// -----
#l = loc("a")
#l2 = loc(fused[#l, "b"])
"t.o"() : () -> () loc(#l2)
// -----
{-# foo: {} #-}
// -----
{-# 1: {} #-}
// -----
{-# dialect_resources {} #-}
// -----
{-# dialect_resources: #-}
// -----
{-# dialect_resources: { foo: {} } #-}
// -----
{-# dialect_resources: { func: {} } #-}
// -----
{-# dialect_resources: { builtin: { 1: 2 } } #-}
// -----
{-# dialect_resources: { builtin: { a: 2 } } #-}
// -----
{-# dialect_resources: { builtin: { a: "x" } } #-}
// -----
{-# dialect_resources: { builtin: { a: "0x01" } } #-}
// -----
{-# dialect_resources: { builtin: { a: "0x03000000AA" } } #-}
// -----
{-# dialect_resources: { builtin: { a: "0x0400000001000000", b: "0x04000000" } } #-}
"t.o"() {a = dense_resource<a> : tensor<1xi32>, b = dense_resource<b> : tensor<1xi32>, c = dense_resource<c> : tensor<1xi32>} : () -> ()
// -----
{-# dialect_resources: { builtin: { a "x" } } #-}
// -----
{-# dialect_resources: { builtin: { a: "0x04000000" b } } #-}
// -----
{-# dialect_resources: { builtin: { a: "0x04000000" } #-}
// -----
{-# dialect_resources: { builtin: [] } #-}
// -----
{-# dialect_resources: { builtin {} } #-}
// -----
{-# dialect_resources: { "builtin": {} } #-}
// -----
{-# external_resources: { foo: { a: true, "b c": "str", d: "0x0400000001", e: false } } #-}
// -----
{-# external_resources: { foo: { a: 1 } } #-}
// -----
{-# external_resources: { foo: { 1: 1 } } #-}
// -----
{-# external_resources: { foo: { a: "0xZZ" } } #-}
// -----
{-# external_resources: { foo: { a: "0x01" } } #-}
// -----
{-# external_resources: { foo: {} }, dialect_resources: {} #-}
// -----
{-# #-}
// -----
{-# external_resources: {} external_resources: {} #-}
// -----
{-# external_resources: {}
// -----
{-#
  dialect_resources: {
    builtin: {
      a: "0x0400000001000000"
    }
  }
#-}
{-# dialect_resources: { builtin: { b: "0x0400000002000000" } } #-}
"t.o"() {a = dense_resource<b> : tensor<1xi32>} : () -> ()
// -----
!t = tuple<
// -----
!t = tuple<i32 // comment

// more

f32>
// -----
#a = [1, // c
   2

   3]
// -----
#a = {x = 1

// only a comment
  // another "//" one
  y = 2}
// -----
#a = "s // not a comment"

   1
// -----
!t = memref<2x
   3xf32>
// -----
!t = (i32) 
// -----
#a = affine_map<(d0)
// -----
#a = dense<[1, 2]
> : 
// -----
#a = !undefined
// -----
#a = #undefined
// -----
!t = !undefined
// -----
#0 = 1
!0 = i32
"t.o"() {a = #0, b = !0} : () -> ()
// -----
#a-b$.c = 1
// -----
#a-b = 1
"t.o"() {a = #a-b} : () -> ()
// -----
#a = 1
!t = tensor<2xf32, #a>
"t.o"() {a = !t} : () -> ()
// -----
#a = 1 : i32
"t.o"() {a = dense<1> : tensor<2xi32>, b = #a : i32} : () -> ()
// -----
"t.o"() {a = @x :: @y, b = @x : i32} : () -> ()
// -----
"t.o"() {a = "unterminated
