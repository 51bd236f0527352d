/** How the claims store stands, asked of the background. */
import { send } from '../../messages/client';
import { StoreState } from '../../messages/protocol';

/** Null when the background does not answer. */
export async function storeState(): Promise<StoreState | null> {
  const answer = await send({ type: 'ui:store-state' });
  const state = StoreState.safeParse(answer.ok ? answer.value : undefined);
  return state.success ? state.data : null;
}
