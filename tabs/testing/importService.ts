import type { ImportReply, Me } from '#core/contract/api.ts';
import { aPreview, aRun } from './anImport.ts';
import { type Answer, problem } from './answer.ts';

type ImportRequest = {
  imports: Map<string, ImportReply>;
  /** How many changes are written between two looks. */
  step: number;
  method: string;
  url: URL;
  id: string | undefined;
  deed: string | undefined;
  me: Me;
  body: Buffer;
};

/** Answers every file with the same preview, and moves on a step each time somebody looks. */
export function answerImport({ imports, step, method, url, id, deed, me, body }: ImportRequest): Answer {
  if (!me.roles.includes('editor')) return problem(403, 'forbidden', 'Only editors import programmes.');
  if (!id) {
    if (body.length === 0) return problem(422, 'unreadable', 'The file is empty.');
    const made = { run: aRun({ fileName: url.searchParams.get('name') ?? '' }), preview: aPreview() };
    imports.set(made.run.id, { ...made, preview: null });
    return { status: 201, body: made };
  }
  const known = imports.get(id);
  if (!known) return problem(404, 'notFound', 'This import is not known.');
  const { run } = known;
  if (deed === 'apply' && method === 'POST') Object.assign(run, { state: 'applying', done: 0 });
  else if (run.state === 'applying') {
    run.done = Math.min(run.total, run.done + step);
    if (run.done === run.total) run.state = 'applied';
  }
  return { status: deed === 'apply' ? 202 : 200, body: known };
}
