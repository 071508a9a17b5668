x = 1 + \
  2
with a as b, \
     c: \
  pass
if x and \
   y:
    def f( ) : \
       return  1
    z = (  # open
   1)
#!end
   

# no newline