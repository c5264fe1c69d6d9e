import * as z from 'zod';
import { findRunning } from './running.ts';

const clockSchema = z.object({ now: z.string() });

/** The present instant of the running system, whose clock may have been moved. */
export async function virtualNow(): Promise<string> {
  const { endpoint } = findRunning();
  const response = await fetch(`${endpoint}/_local/clock`);
  return new Date(clockSchema.parse(await response.json()).now).toISOString();
}
