# -*- coding: utf-8 -*-
if x:
	tab
	if y:
	        both
x = [1,
  2, # two

    3]
if 1:
    pass
# a comment at the left
    pass
    # and one inside
  # and in between
    pass

if 1:

    a; \
    b
class A:
    def f(self):
        return 1



    def g(self): return 2
x = 1 ; y = 2 ;

def é():
  if 1:
     if 2:
        x
     y
  z
if 1: pass
x = ("a"
     'b'
     """c
d""")
  
def last(): return (1,
2)
# end
