package affexpr_test

import (
	"fmt"

	"polyloom/affexpr"
)

func Example() {
	i, j, n := affexpr.Dim(0), affexpr.Dim(1), affexpr.Symbol(0)
	m := affexpr.NewMap(2, 1,
		affexpr.Const(4).Add(i),
		i.MulConst(4).FloorDivConst(2),
		n.Sub(j).SubConst(1),
		i.Sub(i.FloorDivConst(8).MulConst(8)),
	)
	fmt.Println(m)
	// Output: (d0, d1)[s0] -> (d0 + 4, d0 * 2, -d1 + s0 - 1, d0 mod 8)
}

func ExampleSimplify() {
	d0, d1 := affexpr.Dim(0), affexpr.Dim(1)
	e := d0.Add(d1).Sub(d0.ModConst(4)).Sub(d1)
	fmt.Println(e)
	fmt.Println(affexpr.Simplify(e, 2, 0))
	// Output:
	// d0 + d1 - d0 mod 4 - d1
	// (d0 floordiv 4) * 4
}
