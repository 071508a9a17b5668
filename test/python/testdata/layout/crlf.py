# head
import os


def f( x ):  # f
    # inside
    return ( x )

# between
def g(): return 1 ; # g
class C :
    x = 1 ; y = 2

    def m( self ):
        pass
    # end of C
# end
