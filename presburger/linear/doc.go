// Package linear is the linear algebra over the integers below package presburger: constraints as rows, Hermite's normal form, and the integer
// solutions of a system of equations.
//
// A row has the constant in column 0 and the coefficient of variable i in column 1 + i. As a constraint it is an equation (the sum is 0) or
// an inequality (the sum is at least 0). [Layout] says which variable is what.
package linear
