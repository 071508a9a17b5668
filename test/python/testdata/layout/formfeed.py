"""Doc."""

# page two
def f( x ):
    return  x

class C :

    a = 1

    def m( self ) : return  1
