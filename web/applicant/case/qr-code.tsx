import { encodeQR } from 'qr';

/** The squares of a code as one path, in units of a square, with the quiet zone of 4 squares that the standard requires. */
function pathOf(squares: readonly (readonly boolean[])[]): string {
  return squares.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}

/** The squares of the QR code of a text. */
export const squaresOf = (text: string): readonly (readonly boolean[])[] =>
  encodeQR(text, 'raw', { ecc: 'medium', border: 4 });

/** A QR code as SVG elements, without HTML from a string. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const squares = squaresOf(text);
  return (
    <svg
      viewBox={`0 0 ${squares.length} ${squares.length}`}
      role="img"
      aria-label={name}
      shapeRendering="crispEdges"
    >
      <path d={pathOf(squares)} fill="#000" />
    </svg>
  );
}
