/** `node tools/icons.ts`: draws the app's two icons, an open book on the waves of a broad, into `appPackage/`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Colour, drawSquare } from './package/png.ts';

const clear: Colour = [255, 255, 255, 0];
const white: Colour = [255, 255, 255, 255];
const deep: Colour = [11, 92, 107, 255];
const shallow: Colour = [23, 126, 137, 255];
const reed: Colour = [242, 193, 78, 255];

const width = 0.56;
/** The upper edge of a page: it rises from the spine and falls to the outer edge. */
const pageTop = (x: number): number =>
  -0.34 - 0.13 * Math.sin((Math.PI * Math.min(Math.abs(x) / width, 1)) ** 0.92);

const height = 0.5;
const isPage = (x: number, y: number): boolean =>
  Math.abs(x) > 0.025 && Math.abs(x) < width && y > pageTop(x) && y < pageTop(x) + height;

const line = 0.028;
/** Lines of writing, bent as the page is. */
const isWriting = (x: number, y: number): boolean =>
  Math.abs(x) > 0.11 &&
  Math.abs(x) < width - 0.08 &&
  [0.16, 0.28].some((down) => Math.abs(y - pageTop(x) - down) < line / 2);

const wave = (x: number, level: number): number => level + 0.045 * Math.sin(x * 8.4);
const isWave = (x: number, y: number, level: number, thickness: number): boolean =>
  Math.abs(x) < 0.62 && Math.abs(y - wave(x, level)) < thickness / 2;

const colour = (x: number, y: number): Colour => {
  if (isPage(x, y)) return isWriting(x, y) ? shallow : white;
  if (isWave(x, y, 0.3, 0.06)) return reed;
  if (isWave(x, y, 0.46, 0.06)) return white;
  return y > wave(x, 0.3) ? shallow : deep;
};

/** At 32 pixels only the outline holds; drawn larger within its square. */
const outline = (x: number, y: number): Colour => {
  const [across, down] = [x * 0.62, y * 0.62];
  const border = 0.075;
  const inner =
    Math.abs(across) > 0.025 + border / 2 &&
    Math.abs(across) < width - border &&
    down > pageTop(across) + border &&
    down < pageTop(across) + height - border;
  const spine = Math.abs(across) <= border / 2 && down > pageTop(0) && down < pageTop(0) + height;
  const page = Math.abs(across) < width && down > pageTop(across) && down < pageTop(across) + height;
  return (page && !inner) || spine || isWave(across, down, 0.34, border) ? white : clear;
};

const folder = path.join(path.dirname(import.meta.dirname), 'appPackage');
writeFileSync(path.join(folder, 'color.png'), drawSquare(192, colour));
writeFileSync(path.join(folder, 'outline.png'), drawSquare(32, outline));
