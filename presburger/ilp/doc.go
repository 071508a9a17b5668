// Package ilp finds integer points: whether equations and inequalities have a common integer solution, and one of them, exactly.
//
// [Sample] goes from what is cheap to what is not:
//
//  1. Equations are solved over the integers (Hermite's normal form), which leaves inequalities in fewer variables. Inequalities are divided by the
//     common divisor of their coefficients with the constant rounded down, and pairs that pin a sum to one value become equations again.
//  2. A vertex of what the inequalities leave may be an integer point. So may the point found with each constraint moved inwards so far that a unit
//     cube fits, rounded up.
//  3. If the recession cone (the directions in which one can go for ever) is more than a point, only the constraints that are constant along the whole cone
//     matter: from an integer point of these, one of all is reached by going far enough into the interior of the cone. They are a bounded problem in
//     fewer variables.
//  4. For a bounded problem, generalised basis reduction (Lovász and Scarf) gives a direction in which it is thin. Each integer value that the
//     direction takes is a problem with a variable less.
//
// So the search ends for every input: each step has fewer variables, and step 4, which has several branches, is only taken on bounded problems.
package ilp
