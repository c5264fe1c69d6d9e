import { squaresOf } from './qr-code.tsx';

/** The text of the picture of a receipt. It names nobody, because people share pictures. */
export interface ReceiptPicture {
  readonly title: string;
  readonly number: string;
  readonly lines: readonly string[];
  readonly code: string;
}

const width = 720;
const margin = 48;
const square = 400;

/** Draws a receipt as a picture and downloads it. @throws Error when the browser cannot draw */
export async function saveReceiptPicture({ title, number, lines, code }: ReceiptPicture): Promise<void> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no pictures');
  const font = getComputedStyle(document.body).fontFamily;
  const wrapped = lines.flatMap((line) => wrap(pen, line, `28px ${font}`));
  canvas.width = width;
  canvas.height = margin * 2 + 150 + square + 40 + wrapped.length * 44;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#14211e';
  pen.textBaseline = 'top';
  pen.font = `600 40px ${font}`;
  pen.fillText(title, margin, margin, width - 2 * margin);
  pen.font = `600 36px ${font}`;
  pen.fillText(number, margin, margin + 76, width - 2 * margin);
  drawCode(pen, code, (width - square) / 2, margin + 150);
  pen.font = `28px ${font}`;
  wrapped.forEach((line, index) => {
    pen.fillText(line, margin, margin + 150 + square + 32 + index * 44, width - 2 * margin);
  });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('this browser saves no pictures');
  download(blob, `${number.replaceAll(' ', '')}.png`);
}

function drawCode(pen: CanvasRenderingContext2D, text: string, left: number, top: number): void {
  const squares = squaresOf(text);
  // Whole pixels leave no lines between the squares.
  const size = Math.floor(square / squares.length);
  pen.fillStyle = '#000';
  squares.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) pen.fillRect(left + x * size, top + y * size, size, size);
    });
  });
  pen.fillStyle = '#14211e';
}

/** Breaks a text into lines that fit the picture. As usual in Chinese, a line can end after any character. */
function wrap(pen: CanvasRenderingContext2D, text: string, font: string): readonly string[] {
  pen.font = font;
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(/[\x20-\x7e]+?(?=\s|$|[^\x20-\x7e])\s?|./gu) ?? []) {
    if (line !== '' && pen.measureText(line + part).width > width - 2 * margin) {
      lines.push(line);
      line = '';
    }
    line += part;
  }
  return [...lines, line];
}

/** Downloads a file under a name. */
export function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
