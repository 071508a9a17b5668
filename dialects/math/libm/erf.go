package libm

// Coefficients of rational approximations for erf, numerator and denominator: of (erf(x)-x)/x by x² below 0.84375, of erf(x) - erfMiddle by |x|-1
// below 1.25, and of log(x erfc(x)) + x² + 0.5625 by 1/x² below 1/0.35 and above.
var (
	erfNear = [2][]float64{
		{1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02, -5.77027029648944159157e-03, -2.37630166566501626084e-05},
		{1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03, 1.32494738004321644526e-04, -3.96022827877536812320e-06},
	}
	erfAtOne = [2][]float64{
		{-2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01, 3.18346619901161753674e-01, -1.10894694282396677476e-01,
			3.54783043256182359371e-02, -2.16637559486879084300e-03},
		{1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02, 1.26171219808761642112e-01, 1.36370839120290507362e-02,
			1.19844998467991074170e-02},
	}
	erfMid = [2][]float64{
		{-9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01, -6.23753324503260060396e+01, -1.62396669462573470355e+02,
			-1.84605092906711035994e+02, -8.12874355063065934246e+01, -9.81432934416914548592e+00},
		{1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02, 6.45387271733267880336e+02, 4.29008140027567833386e+02,
			1.08635005541779435134e+02, 6.57024977031928170135e+00, -6.04244152148580987438e-02},
	}
	erfFar = [2][]float64{
		{-9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01, -1.60636384855821916062e+02, -6.37566443368389627722e+02,
			-1.02509513161107724954e+03, -4.83519191608651397019e+02},
		{1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03, 3.19985821950859553908e+03, 2.55305040643316442583e+03,
			4.74528541206955367215e+02, -2.24409524465858183362e+01},
	}
)

const (
	erfMiddle = 8.45062911510467529297e-01
	erfSlope  = 1.28379167095512586316e-01 // 2/sqrt(pi) - 1
)

func ratio[F real](x F, c *[2][]float64) F { return poly(x, c[0]) / poly(x, c[1]) }

// erfcTail returns exp(-a²-0.5625+R)/a for R of the given coefficients. The exponent is taken apart where a² would be rounded; cut is how many low
// bits that drops in f32.
func erfcTail[F real](a F, c *[2][]float64, cut int) F {
	r := ratio(1/(a*a), c)
	z := cutDown(a, cut)
	return exp(F(-z*z)-0.5625) * exp(F((z-a)*(z+a))+r) / a
}

func erf[F real](x F) F {
	a := abs(x)
	switch {
	case a < word[F](0x04000000, 0x00800000):
		return 0.0625 * (16*x + F(16*F(erfSlope)*x))
	case a < 0x1p-28:
		return x + F(F(erfSlope)*x)
	case a < 0.84375:
		return x + F(x*ratio(x*x, &erfNear))
	}
	var y F
	switch {
	case a < 1.25:
		y = F(erfMiddle) + ratio(a-1, &erfAtOne)
	case a >= 6:
		y = 1
	case a < word[F](0x4036db6e, 0x4006db6e):
		y = 1 - erfcTail(a, &erfMid, 12)
	default:
		y = 1 - erfcTail(a, &erfFar, 12)
	}
	return copySign(y, x)
}

func erfc[F real](x F) F {
	a := abs(x)
	switch {
	case a < 0x1p-56:
		return 1 - x
	case a < 0.84375:
		t := F(x * ratio(x*x, &erfNear))
		if x < 0.25 {
			return 1 - (x + t)
		}
		return 0.5 - (t + (x - 0.5))
	case a < 1.25:
		y := ratio(a-1, &erfAtOne)
		if x > 0 {
			return 1 - F(erfMiddle) - y
		}
		return 1 + (F(erfMiddle) + y)
	case x <= -6:
		return 2
	case a >= 28:
		return 0
	}
	c := &erfFar
	if a < word[F](0x4036db6d, 0x4006db6d) {
		c = &erfMid
	}
	y := erfcTail(a, c, 13)
	if x > 0 {
		return y
	}
	return 2 - y
}
