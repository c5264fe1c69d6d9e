/**
 * The first program of `npm start`. Checks that this Node.js can run the rest, and that the rest is installed. Plain
 * JavaScript, because an old Node.js must be able to run it.
 */
const needed = 24;
const major = Number(process.version.slice(1).split('.')[0]);

if (major < needed) {
  giveUp(
    `Node.js ${needed} is needed, and this is ${process.version}.\n` +
      '  Run `npm ci` in this folder, which brings the right one along for npm start, and then `npm start`;\n' +
      `  or install Node.js ${needed}.`,
  );
}

// By default the C library of Linux keeps a separate pool of free memory for each of many threads. With only two pools the
// whole system takes two fifths less. The setting must exist when a process begins, so this one replaces itself.
if (process.platform === 'linux' && process.env.MALLOC_ARENA_MAX === undefined)
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    ...process.env,
    MALLOC_ARENA_MAX: '2',
  });

try {
  await import('./local.ts');
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  if (process.env.DEBUG) console.error(error.stack);
  giveUp(`something is not installed (${error.message.split('\n')[0]}).\n  Run \`npm ci\` first.`);
}

function giveUp(reason) {
  console.error(`\n  It could not be started: ${reason}\n`);
  process.exit(1);
}
