/** Why a PIN cannot be taken; null when it can. */
export function pinFault(pin: string): 'pinWrong' | 'pinEasy' | null {
  if (!/^\d{6}$/.test(pin)) return 'pinWrong'
  const digits = [...pin].map(Number)
  const step = digits[1] - digits[0]
  const isRun = digits.every((digit, i) => i === 0 || digit - digits[i - 1] === step)
  return isRun && Math.abs(step) <= 1 ? 'pinEasy' : null
}
