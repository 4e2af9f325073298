/** Queue `deliveries`: looks up who gets a dispatch, and sends its chunks. */
import { deliveryMessageSchema } from '#core/contract/queue.ts';
import { doTask } from '#core/delivery/doTask.ts';
import { type DeliveringDeps, delivering } from '../delivering.ts';
import { describeError } from '../http/describeError.ts';

/** Whom it was for is never said. @throws on a message of another version: it goes to the poison queue */
export const takeDelivery =
  (deps: DeliveringDeps) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const { task } = deliveryMessageSchema.parse(message);
    const sent = await doTask(delivering(deps), task);
    if (!sent || task.kind !== 'send') return;
    report(`${task.dispatch}: ${sent.sent} sent, ${sent.waiting} of the chunk wait`);
    const [fault] = sent.faults;
    // Each is tried again by its own time; what is thrown here would send nobody anything.
    if (fault) report(`${sent.faults.length} could not be made, such as: ${describeError(fault)}`);
  };
