const bytesOf = new Map<string, Buffer>();
for (let lead = 0xb0; lead <= 0xf7; lead++)
  for (let trail = 0xa1; trail <= 0xfe; trail++) {
    const bytes = Buffer.from([lead, trail]);
    bytesOf.set(new TextDecoder('gb18030').decode(bytes), bytes);
  }

/** Encodes ASCII and the Chinese characters of GB 2312 in GB 18030, because Node.js can only decode it. */
export const gb18030 = (text: string): Buffer =>
  Buffer.concat([...text].map((letter) => bytesOf.get(letter) ?? Buffer.from(letter, 'latin1')));

/** UTF-16, little-endian. */
export const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');
/** UTF-16, big-endian. */
export const utf16be = (text: string): Buffer => utf16le(text).swap16();
