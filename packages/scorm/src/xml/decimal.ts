/**
 * Whether a text is an xs:decimal. Written so that no digit can be matched in two ways: with “\d+\.?\d*” a value of a
 * million digits and one letter takes the square of its length.
 */
export const isDecimal = (text: string): boolean => /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text)
