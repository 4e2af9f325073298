/** Azure's host: keeps a process running, and calls its functions by queue, timer and HTTP. */

import type { Service } from '#functions/service.ts';
import { nextOccurrence, readSchedule } from '../../../local/azure/cron.ts';
import { parseHostJson } from '../../../local/azure/hostJson.ts';
import { invoke } from '../../../local/azure/invocation.ts';
import type { RegisteredFunction } from '../../../local/azure/registry.ts';
import type { InvocationResponse, TypedData } from '../../../local/azure/workerTypes.ts';
import { Instance, type InstanceContext, running } from './instance.ts';
import type { Message, SimulatedQueues } from './queues.ts';
import { type Registered, register } from './registered.ts';

export type HostOptions = {
  hostJson: string;
  queues: SimulatedQueues;
  makeService(instance: Instance): Service;
  /** Told of a message that has failed too often. */
  poisoned(queue: string, text: string): void;
  /** Told of a message that went through. */
  wentThrough(queue: string, text: string): void;
};

export type DoorReply = { status: number; headers: Record<string, string>; body: string };

type Timer = { registered: RegisteredFunction; next(after: Date): Date; isRunning: boolean };

const textOf = (body: TypedData | null | undefined): string =>
  body?.string ?? body?.json ?? (body?.bytes ? Buffer.from(body.bytes).toString() : '');

export class Host {
  readonly #context: InstanceContext;
  readonly #options: HostOptions;
  readonly #queueOptions: ReturnType<typeof parseHostJson>['extensions']['queues'];
  /** When each timer ran last, in whichever process: Azure keeps that. */
  readonly #ranAt = new Map<string, Date>();
  readonly #began: Date;
  #registered: Registered | null = null;
  #timers: Timer[] = [];
  #processes = 0;
  #invocations = 0;
  #current: Instance | null = null;
  /** Invocations under way, by queue. */
  #atWork = new Map<string, number>();

  constructor(context: InstanceContext, options: HostOptions) {
    this.#context = context;
    this.#options = options;
    this.#queueOptions = parseHostJson(options.hostJson).extensions.queues;
    this.#began = context.schedule.now();
    options.queues.wake = (queue) => this.#pump(queue);
  }

  get isRunning(): boolean {
    return this.#current?.isAlive === true;
  }

  start(): void {
    if (this.isRunning) return;
    this.#processes += 1;
    const instance = new Instance(this.#processes, this.#context);
    const registered = register(this.#options.makeService(instance));
    this.#registered = registered;
    this.#timers = registered.timers.map(({ registered: timer, of }) => {
      const schedule = readSchedule(of);
      return { registered: timer, next: (after) => nextOccurrence(schedule, after), isRunning: false };
    });
    this.#current = instance;
    this.#atWork = new Map();
    this.#context.trace.note(`process ${instance.number} starts`);
    for (const timer of this.#timers) this.#await(instance, timer);
    for (const { of } of registered.workers) this.#pump(of);
    // Whoever is killed is started anew, mostly soon: later than Graph still works on what it was asked.
    void instance.died.then(() => {
      const { chance, schedule } = this.#context;
      const seconds = chance.happens(0.05) ? chance.wait(600) : chance.wait(15);
      if (this.#current === instance) schedule.after(12_000 + seconds * 1000, () => this.#restart(instance));
    });
  }

  /** Everything that runs is cut off, and nothing starts until `start`. */
  stop(why: string): void {
    const instance = this.#current;
    this.#current = null;
    instance?.kill(why);
  }

  kill(why: string): void {
    this.#current?.kill(why);
  }

  /** Null when the process ended before it answered, or none was there. */
  async call(
    method: string,
    path: string,
    {
      token,
      body,
      contentType = 'application/json',
    }: { token?: string; body?: string; contentType?: string } = {},
  ): Promise<DoorReply | null> {
    const url = new URL(path, 'https://service.example');
    const instance = this.#current;
    if (!instance?.isAlive) return null;
    const found = this.#registered?.findRoute(method, url.pathname);
    if (!found) throw new Error(`there is no door ${method} ${url.pathname}`);
    const http = {
      method,
      url: url.href,
      headers: {
        'content-type': contentType,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      params: found.params,
      body: body === undefined ? null : { bytes: Buffer.from(body) },
    };
    const answer = this.#invoke(instance, found.registered, { http });
    const response = await Promise.race([answer.catch(() => undefined), instance.died]);
    if (response === null) return null;
    const reply = response?.returnValue?.http;
    if (!reply) return { status: response === undefined ? 500 : 204, headers: {}, body: '' };
    return {
      status: Number(reply.statusCode ?? 200),
      headers: reply.headers ?? {},
      body: textOf(reply.body),
    };
  }

  #restart(after: Instance): void {
    if (this.#current === after) this.start();
  }

  #invoke(
    instance: Instance,
    registered: RegisteredFunction,
    input: TypedData,
    metadata: Record<string, TypedData> = {},
  ): Promise<InvocationResponse> {
    this.#invocations += 1;
    const name = `${registered.metadata.name} #${this.#invocations}`;
    this.#context.counts.add('invocations');
    return running.run({ instance, name }, () => invoke(registered, input, metadata));
  }

  /** Due once for all the times that were missed (Azure Functions documentation, "Timer trigger", `IsPastDue`). */
  #await(instance: Instance, timer: Timer): void {
    const { schedule } = this.#context;
    const due = timer.next(this.#ranAt.get(timer.registered.metadata.name) ?? this.#began).getTime();
    schedule.after(due - schedule.time, () => {
      if (!instance.isAlive || timer.isRunning) return;
      this.#ranAt.set(timer.registered.metadata.name, schedule.now());
      timer.isRunning = true;
      const input = { json: JSON.stringify({ IsPastDue: schedule.time - due > 1000 }) };
      void this.#invoke(instance, timer.registered, input).then(
        () => this.#over(instance, timer),
        (error: unknown) => this.#over(instance, timer, error),
      );
    });
  }

  #over(instance: Instance, timer: Timer, error?: unknown): void {
    if (!instance.isAlive) return;
    if (error) this.#context.trace.note(`${timer.registered.metadata.name} failed`);
    timer.isRunning = false;
    this.#ranAt.set(timer.registered.metadata.name, this.#context.schedule.now());
    this.#await(instance, timer);
  }

  #pump(queue: string): void {
    const instance = this.#current;
    const worker = this.#registered?.workers.find(({ of }) => of === queue);
    if (!instance?.isAlive || !worker) return;
    const { batchSize, newBatchThreshold = Math.floor(batchSize / 2) } = this.#queueOptions;
    for (;;) {
      const atWork = this.#atWork.get(queue) ?? 0;
      if (atWork >= batchSize + newBatchThreshold) return;
      const message = this.#options.queues.take(queue);
      if (!message) return;
      this.#atWork.set(queue, atWork + 1);
      void this.#work(instance, worker.registered, queue, message).then(() => {
        if (!instance.isAlive) return;
        this.#atWork.set(queue, (this.#atWork.get(queue) ?? 1) - 1);
        this.#pump(queue);
      });
    }
  }

  async #work(
    instance: Instance,
    registered: RegisteredFunction,
    queue: string,
    message: Message,
  ): Promise<void> {
    const { queues } = this.#options;
    const { maxDequeueCount, visibilityTimeout } = this.#queueOptions;
    const isLast = message.dequeueCount >= maxDequeueCount && !queue.endsWith('-poison');
    // One that processes died over never gets as far as failing.
    if (message.dequeueCount > maxDequeueCount && !queue.endsWith('-poison'))
      return this.#poison(queue, message);
    try {
      const metadata = { DequeueCount: { int: message.dequeueCount }, Id: { string: String(message.id) } };
      await this.#invoke(instance, registered, { string: message.text }, metadata);
      if (!instance.isAlive) return;
      queues.delete(queue, message);
      this.#options.wentThrough(queue, message.text);
    } catch {
      if (!instance.isAlive) return;
      this.#context.trace.note(
        `${registered.metadata.name} failed, try ${message.dequeueCount}: ${message.text.slice(0, 120)}`,
      );
      if (isLast) this.#poison(queue, message);
      else if (!queue.endsWith('-poison')) queues.putBack(queue, message, visibilityTimeout / 1000);
    }
  }

  #poison(queue: string, message: Message): void {
    const { queues, poisoned } = this.#options;
    this.#context.counts.add('messages poisoned');
    poisoned(queue, message.text);
    queues.send(`${queue}-poison`, message.text);
    queues.delete(queue, message);
  }
}
