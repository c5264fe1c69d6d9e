import { ControlProblem, type ControlRoute, requireMethod } from '../control-answers.ts';
import type { HttpAnswer } from '../http-answer.ts';
import { type ConsoleFile, ConsoleFiles } from './files.ts';

/** Allows only the page's own files, and no code or markup made from strings at run time. */
const SECURITY = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Console</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_local/app/console.css">
<script type="module" src="/_local/app/console.js"></script>
</head>
<body><div id="root"></div><noscript>This page needs JavaScript.</noscript></body>
</html>
`;

/**
 * The routes of the console: the page at `/_local/` and its two files below `/_local/app/`, which are bundled at the first
 * request or come with the package.
 * @param folder where bundled files are kept
 */
export function consoleRoutes(folder: string): Record<string, ControlRoute> {
  const files = new ConsoleFiles(folder);
  return {
    '': (request) => {
      requireMethod(request, 'GET', 'HEAD');
      return {
        statusCode: 200,
        headers: { ...SECURITY, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
        body: PAGE,
      };
    },
    app: async (request) => {
      requireMethod(request, 'GET', 'HEAD');
      const file = await files.get(request.rest.join('/'));
      if (!file) throw new ControlProblem(404, 'not-found', 'The console has console.js and console.css.');
      return fileAnswer(file);
    },
  };
}

function fileAnswer({ type, body }: ConsoleFile): HttpAnswer {
  return {
    statusCode: 200,
    headers: { ...SECURITY, 'content-type': type, 'cache-control': 'no-cache' },
    body,
  };
}
