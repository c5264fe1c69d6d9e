#!/usr/bin/env node
// Has no static imports, so that an old Node.js gets as far as this message.
const needed = 24;

if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(`Node.js ${needed} or later is needed, and this is ${process.version}.`);
  process.exit(1);
}
// The reader has closed the pipe, as `head` does.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
const { main } = await import('./cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
