package libm

// beyondExp returns exp(|x|)/2 where exp(|x|) itself may overflow; half is 0.5 with a sign.
func beyondExp[F real](a, half F) F {
	switch {
	case a < word[F](0x42b17180, 0x40862e42):
		return half * exp(a)
	case a <= pick[F](8.9415985107e+01, 7.10475860073943863426e+02):
		w := exp(a / 2)
		return half * w * w
	}
	return half * infinity[F]()
}

// sinh goes through expm1 as long as that makes a difference.
func sinh[F real](x F) F {
	a, half := abs(x), copySign(F(0.5), x)
	if a >= 22 {
		return beyondExp(a, half)
	}
	if a < 0x1p-28 {
		return x
	}
	t := expm1(a)
	if a < 1 {
		return half * (2*t - F(t*t)/(t+1))
	}
	return half * (t + t/(t+1))
}

func cosh[F real](x F) F {
	a := abs(x)
	switch {
	case a >= 22:
		return beyondExp(a, 0.5)
	case a >= word[F](0x3eb17218, 0x3fd62e43):
		t := exp(a)
		return t/2 + 0.5/t
	}
	t := expm1(a)
	w := 1 + t
	if a < 0x1p-55 {
		return w
	}
	return 1 + F(t*t)/(w+w)
}

func tanh[F real](x F) F {
	a := abs(x)
	z := F(1)
	switch {
	case x == 0 || a < 0x1p-55:
		return x * (1 + x)
	case a < 1:
		t := expm1(-2 * a)
		z = -t / (t + 2)
	case a < 22:
		z = 1 - 2/(expm1(2*a)+2)
	}
	return copySign(z, x)
}

// ln2 is the logarithm of 2, rounded.
func ln2[F real]() F { return pick[F](6.9314718246e-01, 6.93147180559945286227e-01) }

func asinh[F real](x F) F {
	a := abs(x)
	var w F
	switch {
	case a < word[F](0x38000000, 0x3e300000) || isInf(x):
		return x
	case a >= word[F](0x47000001, 0x41b00001):
		w = log(a) + ln2[F]()
	case a >= word[F](0x40000001, 0x40000001):
		w = log(2*a + 1/(sqrt(F(a*a)+1)+a))
	default:
		t := F(a * a)
		w = log1p(a + t/(1+sqrt(1+t)))
	}
	return copySign(w, x)
}

func acosh[F real](x F) F {
	switch {
	case x < 1:
		return invalid[F]()
	case x == 1:
		return 0
	case isInf(x):
		return x
	case x >= 0x1p28:
		return log(x) + ln2[F]()
	case x > 2:
		return log(2*x - 1/(x+sqrt(F(x*x)-1)))
	}
	t := x - 1
	return log1p(t + sqrt(2*t+F(t*t)))
}

func atanh[F real](x F) F {
	a := abs(x)
	t := a + a
	switch {
	case a < 0x1p-28:
		return x
	case a < 0.5:
		t = log1p(t+F(t*a)/(1-a)) / 2
	case a < 1:
		t = log1p(t/(1-a)) / 2
	case a == 1:
		t = infinity[F]()
	default:
		return invalid[F]()
	}
	return copySign(t, x)
}
