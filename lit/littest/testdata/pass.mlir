// RUN: upper %s | count 3
// RUN: cat %S/Inputs/hello.txt | upper > %t
// RUN: diff %t %S/Inputs/hello.expected
