/** How a page's policy names what it allows (https://www.w3.org/TR/CSP3/#grammardef-hash-source). */
import { createHash } from 'node:crypto'

export const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
