x = 1; y = 2 ; z = 3
if x: y = 2; z = 3 # c
class C: a = 1; b = 2
def f( ): x = 1; return  x
for i in  y : pass; break
while 1: break ;
