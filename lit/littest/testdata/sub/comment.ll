; RUN: split-file %s %t && cd %t
; RUN: upper b > c && diff a c
;--- a
TEXT
;--- b
text
