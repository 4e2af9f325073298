import type { UpdateView } from '#core/contract/areas.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import { useApi } from '../../../api/context.ts';
import { type Drafting, useDraftKeeper } from '../../../components/drafts/useDraftKeeper.ts';
import { loadUpdate, saveUpdate } from '../api.ts';
import { updateShape } from './details.ts';

/** The update as the author has it on the screen, kept while they type and when they leave. */
export function useDraft(view: UpdateView, person: string): Drafting<UpdateView, UpdateDetails> {
  const api = useApi();
  const { id } = view;
  return useDraftKeeper(
    updateShape,
    view,
    { person, what: id },
    {
      load: async () => (await loadUpdate(api, id)).update,
      save: async (etag, details) => (await saveUpdate(api, id, etag, details)).update,
    },
  );
}
