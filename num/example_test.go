package num_test

import (
	"fmt"

	"polyloom/num"
)

func Example() {
	a := num.NewInt(8, -1)
	fmt.Println(a.SDiv(num.NewInt(8, 2)), a.UDiv(num.NewInt(8, 2)))
	sum, overflow := num.NewInt(8, 100).SAddOv(num.NewInt(8, 100))
	fmt.Println(sum, overflow)

	x, _ := num.F32.Parse("0.7")
	fmt.Println(x, x.Add(num.F32.One(), num.ToNearestEven))
	fmt.Println(num.F32.QNaN(false), num.F8E4M3FN.Largest(false))
	half, losesInfo, _ := x.Convert(num.F16, num.TowardZero)
	fmt.Println(half, losesInfo)
	// Output:
	// 0 127
	// -56 true
	// 0.699999988 1.700000e+00
	// 0x7FC00000 4.480000e+02
	// 6.997070e-01 true
}
