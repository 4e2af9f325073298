/** Lets a request meet its fault. */
import type { Clock } from '../clock/clock.ts';
import type { Fault, Refusal } from './fault.ts';

/** What becomes of the connection that a reply goes back on: `lost` before the reply, or `cut` in the middle of it. */
export type Connection = 'lost' | 'cut';
export type Struck<Reply> = { reply: Reply; connection?: Connection };

type Request<Reply> = {
  clock: Pick<Clock, 'sleep'>;
  /** Carries it out; may be called twice. */
  run(): Promise<Reply>;
  /** A refusal in the words of whoever is asked. */
  refuse(refusal: Refusal): Reply;
};

export async function carryOut<Reply>(
  fault: Fault | null,
  { clock, run, refuse }: Request<Reply>,
): Promise<Struck<Reply>> {
  switch (fault?.kind) {
    case undefined:
      return { reply: await run() };
    case 'error':
      return { reply: refuse(fault) };
    case 'errorAfterEffect':
      await run();
      return { reply: refuse(fault) };
    case 'lostReply':
      return { reply: await run(), connection: 'lost' };
    case 'reset':
      return { reply: refuse({ status: 502 }), connection: 'lost' };
    case 'delay':
      await clock.sleep(fault.milliseconds);
      return { reply: await run() };
    case 'truncated':
      return { reply: await run(), connection: 'cut' };
    case 'duplicate':
      await run();
      return { reply: await run() };
  }
}
