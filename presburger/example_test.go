package presburger_test

import (
	"fmt"

	"polyloom/presburger"
)

// The even numbers below n that are more than n - 2, for an odd n.
func Example() {
	b := presburger.NewBuilder(presburger.SetSpace(1, 1))
	n, i := b.Space().Param(0), b.Space().Output(0)
	b.GE(n.Sub(i).Plus(-1))
	b.GE(i.Sub(n).Plus(1))
	b.EQ(b.Mod(i, 2))
	b.EQ(b.Mod(n, 2).Plus(-1))
	b.GE(n.Plus(-100))
	set := b.Build()
	fmt.Println(set)

	point, ok, err := set.Sample(nil)
	fmt.Println(ok, err, point.Param(0).Cmp(point.Output(0)))
	less, err := set.Implies(n.Sub(i).Plus(-1), nil)
	fmt.Println("i < n:", less, err)
	least, err := set.Min(i, nil)
	fmt.Println("i is at least", least.Value, err)
	// Output:
	// [p0] -> { [o0] : exists (e0 = floor((o0)/2), e1 = floor((p0)/2) : o0 - 2e0 = 0 and p0 - 2e1 - 1 = 0 and p0 - o0 - 1 >= 0 and -p0 + o0 + 1 >= 0 and p0 - 100 >= 0) }
	// true <nil> 1
	// i < n: true <nil>
	// i is at least 100 <nil>
}

// A point between the lines 2x = 3y + 1 and 2x = 3y + 2 would have to be on one of them: there are rational points between them, but no integer one if both are left out.
func ExampleBasicMap_IsEmpty() {
	b := presburger.NewBuilder(presburger.SetSpace(0, 2))
	x, y := b.Space().Output(0), b.Space().Output(1)
	between := x.Scale(20).Sub(y.Scale(30))
	b.GE(between.Plus(-11))
	b.GE(between.Neg().Plus(19))
	fmt.Println(b.Build().IsEmpty(nil))
	// Output: true <nil>
}

// What an analysis may spend is limited; then it goes on as if the set had a point.
func ExampleBudget() {
	b := presburger.NewBuilder(presburger.SetSpace(0, 3))
	x, y, z := b.Space().Output(0), b.Space().Output(1), b.Space().Output(2)
	for _, v := range []presburger.Aff{x, y, z} {
		b.GE(v)
	}
	b.EQ(x.Scale(6).Add(y.Scale(9)).Add(z.Scale(20)).Plus(-43))
	_, err := b.Build().IsEmpty(presburger.NewBudget(3))
	fmt.Println(err)
	// Output: presburger: the budget of operations is used up
}
