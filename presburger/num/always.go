//go:build presburger_big

package num

const alwaysBig = true
