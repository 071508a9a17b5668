f'', F"a", f'{x}', f"a{x}b{y}c"
f'{x!r}{y!s:>10}{z!a:{w}.{p}}'
f'{x:}{y:a{b}c{d!r:{e}}f}'
f'{{}}', f'{{{x}}}', f'a{{b}}c', f'}}{{'
f'{x=}', f'{x = }', f'{x=!r}', f'{x=:>5}', f'{ x + 1 = !s:^{w}}'
f'{"nested"}', f'{'same quotes'}', f"{f'{f"{x}"}'}"
f'{x["a"]}' f"{y}" 'z' "w"
'a' f'{x}' 'b' 'c', u'a' f'{x}', f'{x}' u'b', f'' 'a', 'a' f''
rf'\d{x}\w', fr'{x:\d}', Rf"\{x}"
f'\n{x}\x41\N{BULLET}\u00e9{y}\'', f'\{x}', f'\\{x}'
f'''
{x
  + y}
{z:
}'''
f"""{
    # comment
    x  # another
    , y
}"""
f'{a, b}', f'{*a, b}', f'{*a}', f'{yield}', f'{(yield x)}'
f'{(lambda x: x)}', f'{(a := 1)}', f'{a:=5}', f'{a!=b}', f'{a == b}', f'{a if b else c}'
f'{ {1: 2}[1] }', f'{ {x for x in y} }', f'{[x for x in y]!r}'
f'{x:%Y-%m-%d}', f'{x:{"{"}>10}', f'{x:{y}{z}}'
f'{x:\x7b\n}'
f'{3.4:10}', f'{x!r:^{width}.{prec}}', f'{d["k"]:{fmt}}'
print(f'{x}', end='')
f'''{
  x  # why
  =}''', f'{"#"=}', f'''{x=!r:{
w}}'''
