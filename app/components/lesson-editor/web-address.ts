export const isAddress = (text: string): boolean => /^(https?:\/\/\S+\.\S+|mailto:\S+@\S+)$/i.test(text)

/** What people type: `example.gov.in` is meant with https, `a@b.in` as mail. */
export const completedAddress = (text: string): string => {
  const address = text.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address
  return address.includes('@') ? `mailto:${address}` : `https://${address}`
}
