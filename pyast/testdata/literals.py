0, 00_0, 1_000, 0xFF, 0Xdead_beef, 0o17, 0b1010, 123456789012345678901234567890
9223372036854775807, 9223372036854775808, 0xffffffffffffffffffffffff, 0b1_0
1.0, 1., .5, 1e10, 1E-5, 1_0.0_1e1_0, 1e16, 1e15, 123456789.123456789, 1e400, 5e-324, 0.0001, 0.00001, 0e0
1j, 1.5J, 1e3j, 0j, 1e400j, 1_0j, 100000000000000000000j
'a' "b" '''c''' """d"""
u'a', U"b", u'a' 'b', 'a' u'b', r'\n', R"\t"
b'a' B"b" rb'\x00' Rb'\n' bR'''x'''
b'\x00\xff\'"\n\t\r\\\a\101'
'\a\b\f\n\r\t\v\\\'\"\0\12\123\777\x41\u00e9\U0001F600\q\8'
'\N{LATIN SMALL LETTER A WITH ACUTE}\N{bullet}\N{NULL}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE GAG}\N{VS1}\N{HEXAGRAM FOR PEACE}'
'\ud800', '\udfff\ud800x', '\ufffe\uffff', '\u200b\xa0\xad'
'it\'s', "it's", 'say "x"', '\'"'
'a\
b'
'''
'''
"""it's
"quoted" \
joined"""
'é𝐱', é, 𝐱, ﬁ, ª
'	tab'
(1if x else 2), 0xf or x, 1or 2
(1).real, 1..real, 1.0.real, 1j.real
