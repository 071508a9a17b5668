if x:
    a

    b
x = 1 # no line end at the end