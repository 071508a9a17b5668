# -*- coding: latin-1 -*-
s = "é"  # é
def f( ) : return  s
