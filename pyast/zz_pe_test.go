package pyast
import "testing"
func TestPE(t *testing.T) { for _, s := range []string{"float", "int | None", "np.ndarray", "f(x)", "", "x y"} { e, err := ParseExpression("h", []byte(s)); t.Log(s, e, err) } }
