// A nest whose iterations must not be reordered: what docs/interp.md breaks.

func.func @shift(%a: memref<3x3xi8>) {
  affine.for %i = 1 to 3 {
    affine.for %j = 0 to 2 {
      %x = affine.load %a[%i - 1, %j + 1] : memref<3x3xi8>
      affine.store %x, %a[%i, %j] : memref<3x3xi8>
    }
  }
  return
}
