# one
@ a . b ( 1,
  2 )  # d1
# between

@(lambda f : f)
async  def f( x, # px
    y = (1 ,) ) -> "r" :  # head

    "doc"  # doc
    x = [ 1,

      2 ]; y = 3
    return  x  # r
@c
class D ( E, m = F ) : # D

    @ property

    def g( self ) : # g
        return """a
  b"""  # s

    # tail of D
