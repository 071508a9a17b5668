package pypromote_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// Local variables become values, which statements carry. Written as Python again, they are variables.
func Example() {
	const src = `def gauss(n):
    s = 0
    while n:
        s = s + n
        n = n - 1
    return s
`
	args := []string{"--input-format=python", "--py-promote", "-"}
	pyopt.Main(pyopt.Default(), args, strings.NewReader(src), os.Stdout, os.Stderr)
	pyopt.Main(pyopt.Default(), append(args, "--emit=python"), strings.NewReader(src), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   py.module {
	//     %gauss = py.def "gauss"("n" %n) {
	//       %0 = py.constant 0
	//       %n_0, %s = py.while carry("n" %n_1 = %n, "s" %s_2 = %0) {
	//         py.yield %n_1
	//       } do(%n_1, %s_2) {
	//         %1 = py.binary add %s_2, %n_1
	//         %2 = py.constant 1
	//         %3 = py.binary sub %n_1, %2
	//         py.carry %3, %1
	//       }
	//       py.return(%s)
	//     }
	//     py.store local "gauss", %gauss
	//   }
	// }
	//
	// def gauss(n):
	//     s = 0
	//     while n:
	//         s = s + n
	//         n = n - 1
	//     return s
}
