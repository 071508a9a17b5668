if 1:
	def f( x ):
		if x:
				return x  # deep
		return  0

	class C :
		def m( self ) :
			return  1

		def n( self ) : return  2
def g( y ):
  return  y
