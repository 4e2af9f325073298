/** Writes a picture as PNG (RFC 2083): eight bits a channel, with transparency. */
import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue and opacity, each 0 to 255. */
export type Colour = readonly [number, number, number, number];

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

/** @param pixels rows from the top, four bytes a pixel */
const encodePng = (size: number, pixels: Uint8Array): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1)
    rows.set(pixels.subarray(y * size * 4, (y + 1) * size * 4), y * (size * 4 + 1) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** Points looked at in each direction within one pixel, for smooth edges. */
const fineness = 8;

/** Draws what `colourAt` says; both coordinates run from -1 to 1, x to the right and y downwards. */
export const drawSquare = (size: number, colourAt: (x: number, y: number) => Colour): Buffer => {
  const pixels = new Uint8Array(size * size * 4);
  for (let index = 0; index < size * size; index += 1) {
    const sum = [0, 0, 0, 0];
    for (let point = 0; point < fineness * fineness; point += 1) {
      const x = (index % size) + ((point % fineness) + 0.5) / fineness;
      const y = Math.floor(index / size) + (Math.floor(point / fineness) + 0.5) / fineness;
      const [red, green, blue, opacity] = colourAt((2 * x) / size - 1, (2 * y) / size - 1);
      sum[0] = (sum[0] ?? 0) + red * opacity;
      sum[1] = (sum[1] ?? 0) + green * opacity;
      sum[2] = (sum[2] ?? 0) + blue * opacity;
      sum[3] = (sum[3] ?? 0) + opacity;
    }
    const weight = sum[3] || 1;
    for (let channel = 0; channel < 3; channel += 1)
      pixels[index * 4 + channel] = Math.round((sum[channel] ?? 0) / weight);
    pixels[index * 4 + 3] = Math.round((sum[3] ?? 0) / (fineness * fineness));
  }
  return encodePng(size, pixels);
};
