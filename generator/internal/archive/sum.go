package archive

import "hash/crc32"

// joined is the CRC-32 of two texts, one after the other, from those of each and
// the size of the second: the first is multiplied by x to the power of eight
// times that size, modulo the polynomial (as crc32_combine of zlib does).
func joined(a, b uint32, size int64) uint32 {
	power := uint32(1 << 31)                              // x to the power of 0
	for square := uint32(1 << 23); size > 0; size >>= 1 { // of 8, 16, 32, …
		if size&1 == 1 {
			power = product(power, square)
		}
		square = product(square, square)
	}
	return product(power, a) ^ b
}

// product multiplies two polynomials, whose highest bit is that of x to the
// power of 0, modulo that of CRC-32.
func product(a, b uint32) (p uint32) {
	for ; a != 0; a <<= 1 {
		if a&(1<<31) != 0 {
			p ^= b
		}
		carry := b & 1
		b >>= 1
		if carry == 1 {
			b ^= crc32.IEEE
		}
	}
	return p
}
