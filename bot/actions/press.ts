/** One file for each verb; this is the table of them. A press never trusts what the card says about who pressed. */
import type { CardAction } from '#core/contract/cardVerbs.ts';
import type { BotDeps, Reply, Turn } from '../turn.ts';
import { answerAlert } from './answerAlert.ts';
import { answerDigest } from './answerDigest.ts';
import { answerEdit } from './answerEdit.ts';
import { bookEvent } from './bookEvent.ts';
import { confirmUpdate } from './confirmUpdate.ts';
import { decideDigest } from './decideDigest.ts';
import { followArea } from './followArea.ts';
import { giveUpEvent } from './giveUpEvent.ts';
import { giveUpEventYes } from './giveUpEventYes.ts';
import { helpWithUpdate } from './helpWithUpdate.ts';
import { keepEvent } from './keepEvent.ts';
import { moreEvents } from './moreEvents.ts';
import { practiceWeekDay } from './practiceWeekDay.ts';
import { runHelp } from './runHelp.ts';
import { saveChannel } from './saveChannel.ts';
import { savePreferences } from './savePreferences.ts';
import { saveSetUp } from './saveSetUp.ts';
import { showEvent } from './showEvent.ts';
import { showUpdate } from './showUpdate.ts';
import { waitForEvent } from './waitForEvent.ts';

export function pressed(deps: BotDeps, turn: Turn, action: CardAction): Promise<Reply> {
  switch (action.verb) {
    case 'event.show':
      return showEvent(deps, turn, action);
    case 'event.book':
      return bookEvent(deps, turn, action);
    case 'event.wait':
      return waitForEvent(deps, turn, action);
    case 'event.giveup':
      return giveUpEvent(deps, turn, action);
    case 'event.giveup.yes':
      return giveUpEventYes(deps, turn, action);
    case 'event.keep':
      return keepEvent(deps, turn, action);
    case 'events.more':
      return moreEvents(deps, turn, action);
    case 'help.run':
      return runHelp(deps, turn, action);
    case 'edit.keep':
    case 'edit.putBack':
      return answerEdit(deps, turn, action);
    case 'sync.own':
    case 'sync.retry':
      return answerAlert(deps, turn, action);
    case 'approve.yes':
    case 'approve.back':
    case 'approve.cancel':
      return decideDigest(deps, turn, action);
    case 'pw.day':
      return practiceWeekDay(deps, turn, action);
    case 'area.follow':
    case 'area.unfollow':
      return followArea(deps, turn, action);
    case 'update.show':
      return showUpdate(deps, turn, action);
    case 'update.ack':
      return confirmUpdate(deps, turn, action);
    case 'update.help':
      return helpWithUpdate(deps, turn, action);
    case 'prefs.save':
      return savePreferences(deps, turn, action);
    case 'setup.save':
      return saveSetUp(deps, turn, action);
    case 'channel.save':
      return saveChannel(deps, turn, action);
    case 'digest.ack':
    case 'digest.useful':
      return answerDigest(deps, turn, action);
  }
}
