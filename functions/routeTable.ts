/** The route table: every trigger with its name, who comes through it, route, queue or schedule. */
import { checkLinks } from '#core/areas/checkLinks.ts';
import { forgetHelp } from '#core/areas/forgetHelp.ts';
import { tellOfHelp } from '#core/areas/tellOfHelp.ts';
import { expireOffers } from '#core/bookings/expireOffers.ts';
import { planPosts } from '#core/channels/planPosts.ts';
import { startDueIssues } from '#core/delivery/startDispatch.ts';
import { startNews } from '#core/delivery/startNews.ts';
import { sweepDeliveries } from '#core/delivery/sweepDeliveries.ts';
import { queueDueFeeds } from '#core/feeds/queueDueFeeds.ts';
import { sweepErasures } from '#core/personalData/startErasure.ts';
import { forgetOld } from '#core/sync/health/forgetOld.ts';
import { lapseQuestions } from '#core/sync/inbound/lapseQuestions.ts';
import { tellEditors } from '#core/sync/inbound/tellEditors.ts';
import { sweepOutbox } from '#core/sync/sweepOutbox.ts';
import { listAreas, showArea } from './api/areas.ts';
import { book, giveUp } from './api/booking.ts';
import { downloadCalendarFile } from './api/calendarFile.ts';
import { offersHelp, publishesMeeting, recordsMeeting, savesArea, settlesHelp } from './api/changeAreas.ts';
import {
  approvesIssue,
  correctsItem,
  draftsIssue,
  gathersMore,
  pausesSending,
  resumesSending,
  savesIssue,
  schedulesIssue,
  sendsAgain,
  sendsForApproval,
  sendsIssueBack,
  stopsSending,
  testsIssue,
  unschedulesIssue,
  withdrawsSent,
} from './api/changeDigests.ts';
import {
  confirms,
  corrects,
  discards,
  draftsUpdate,
  publishes,
  savesUpdate,
  sendsBack,
  sendsForReview,
  withdraws,
} from './api/changeUpdates.ts';
import {
  exportsReport,
  listsIssues,
  listsMissing,
  previewsIssue,
  reportsIssue,
  showsIssue,
  showsReach,
} from './api/digests.ts';
import { erasesPerson, showsErasures } from './api/erasures.ts';
import { endFeedLink, makeFeedLink } from './api/feedLink.ts';
import { dropFeed, keepFeed, showFeeds } from './api/feeds.ts';
import { follows, unfollows } from './api/follow.ts';
import { showHealth } from './api/health.ts';
import { applyUploadedImport, showImport, uploadImport } from './api/imports.ts';
import { listBookings } from './api/listBookings.ts';
import { listEvents } from './api/listEvents.ts';
import { showManage } from './api/manage.ts';
import { takeActivity } from './api/messages.ts';
import { erasesMe, exportsMyData, showsMyData, showsMyErasure } from './api/myData.ts';
import { receiveNotifications } from './api/notifications.ts';
import { findsPeople } from './api/people.ts';
import { choosesPreferences, showsPreferences, testsWays } from './api/preferences.ts';
import { showEvent } from './api/showEvent.ts';
import { answerSyncQuestion, downloadDrift, pauseSync, retryStopped, showSyncHealth } from './api/sync.ts';
import { listUpdates, previewsUpdate, showUpdate, showUpdatesDesk } from './api/updates.ts';
import { serveTabs } from './pages/tabs.ts';
import { showPublicArea } from './public/areaPage.ts';
import { showPersonalCalendar, showPublicCalendar } from './public/calendars.ts';
import { answerDigestPage, goToItem, showDigest as showDigestPage } from './public/digestPage.ts';
import { goToAreas, goToEvents, goToIssue, goToPreferences, goToSync } from './public/goToTab.ts';
import { makeChoice, requestByMail, showChoice, showPublicEvent } from './public/routes.ts';
import {
  confirmSubscription,
  requestSubscription,
  showSubscribing,
  showSubscription,
} from './public/subscription.ts';
import { showPublicUpdate } from './public/updatePages.ts';
import { takeChanges } from './queues/changes.ts';
import { takeDelivery } from './queues/deliveries.ts';
import { eraseQueued } from './queues/erasures.ts';
import { readQueuedFeed } from './queues/feeds.ts';
import { applyQueuedImport } from './queues/imports.ts';
import { sendMail } from './queues/mails.ts';
import {
  recordPoisonedChanges,
  recordPoisonedDelivery,
  recordPoisonedErasure,
  recordPoisonedFeed,
  recordPoisonedImport,
  recordPoisonedMail,
  recordPoisonedProjection,
  recordPoisonedTelling,
  recordPoisonedTurn,
} from './queues/poisoned.ts';
import { project } from './queues/project.ts';
import { tellQueuedEditor } from './queues/tellings.ts';
import { takeTurn } from './queues/turns.ts';
import { asksApprovers } from './timers/askApprovers.ts';
import { readEverySource, renewSubscriptions } from './timers/following.ts';
import { reconcileEverySide } from './timers/reconcile.ts';
import { removeWhatIsOld } from './timers/removeOld.ts';
import { watchAndTell } from './timers/watchHealth.ts';
import type { Wiring } from './wiring.ts';

/** Registers every function of the service. */
export const registerFunctions = ({
  http,
  queue,
  poisoned,
  timer,
  open,
  page,
  still,
  member,
  unmet,
  editor,
}: Wiring): void => {
  http('health', 'GET', 'api/health', open(showHealth));
  http('listEvents', 'GET', 'api/events', member(listEvents));
  http('showEvent', 'GET', 'api/events/{id}', member(showEvent));
  http('book', 'POST', 'api/events/{id}/booking', member(book));
  http('giveUp', 'DELETE', 'api/events/{id}/booking', member(giveUp));
  http('calendarFile', 'GET', 'api/events/{id}/calendar.ics', page(downloadCalendarFile));
  http('listBookings', 'GET', 'api/bookings', member(listBookings));
  http('uploadImport', 'POST', 'api/imports', editor(uploadImport));
  http('showImport', 'GET', 'api/imports/{id}', editor(showImport));
  http('applyImport', 'POST', 'api/imports/{id}/apply', editor(applyUploadedImport));
  http('showFeeds', 'GET', 'api/feeds', member(showFeeds));
  http('keepFeed', 'POST', 'api/feeds', member(keepFeed));
  http('dropFeed', 'DELETE', 'api/feeds/{id}', member(dropFeed));
  http('listAreas', 'GET', 'api/areas', member(listAreas));
  http('showArea', 'GET', 'api/areas/{slug}', member(showArea));
  http('followArea', 'POST', 'api/areas/{slug}/follow', member(follows));
  http('unfollowArea', 'DELETE', 'api/areas/{slug}/follow', member(unfollows));
  http('listUpdates', 'GET', 'api/updates', member(listUpdates));
  http('showUpdatesDesk', 'GET', 'api/updates/desk', member(showUpdatesDesk));
  http('showUpdate', 'GET', 'api/updates/{id}', member(showUpdate));
  http('previewUpdate', 'GET', 'api/updates/{id}/preview', member(previewsUpdate));
  http('saveArea', 'PUT', 'api/areas/{slug}', member(savesArea));
  http('offerHelp', 'POST', 'api/areas/{slug}/help', member(offersHelp));
  http('settleHelp', 'POST', 'api/areas/{slug}/help/{id}/settle', member(settlesHelp));
  http('recordMeeting', 'POST', 'api/areas/{slug}/meetings', member(recordsMeeting));
  http('changeMeeting', 'PUT', 'api/areas/{slug}/meetings/{id}', member(recordsMeeting));
  http('publishMeeting', 'POST', 'api/areas/{slug}/meetings/{id}/publish', member(publishesMeeting));
  http('draftUpdate', 'POST', 'api/updates', member(draftsUpdate));
  http('saveUpdate', 'PUT', 'api/updates/{id}', member(savesUpdate));
  http('discardDraft', 'DELETE', 'api/updates/{id}', member(discards));
  http('sendForReview', 'POST', 'api/updates/{id}/review', member(sendsForReview));
  http('sendBack', 'POST', 'api/updates/{id}/sendBack', member(sendsBack));
  http('publishUpdate', 'POST', 'api/updates/{id}/publish', member(publishes));
  http('correctUpdate', 'POST', 'api/updates/{id}/correct', member(corrects));
  http('withdrawUpdate', 'POST', 'api/updates/{id}/withdraw', member(withdraws));
  http('confirmRead', 'POST', 'api/updates/{id}/confirm', member(confirms));
  http('findPeople', 'GET', 'api/people', member(findsPeople));
  http('listDigests', 'GET', 'api/digests', member(listsIssues));
  http('draftDigest', 'POST', 'api/digests', member(draftsIssue));
  http('showDigest', 'GET', 'api/digests/{id}', member(showsIssue));
  http('saveDigest', 'PUT', 'api/digests/{id}', member(savesIssue));
  http('previewDigest', 'GET', 'api/digests/{id}/preview', member(previewsIssue));
  http('gatherDigest', 'POST', 'api/digests/{id}/gather', member(gathersMore));
  http('testDigest', 'POST', 'api/digests/{id}/test', member(testsIssue));
  http('reviewDigest', 'POST', 'api/digests/{id}/review', member(sendsForApproval));
  http('sendDigestBack', 'POST', 'api/digests/{id}/sendBack', member(sendsIssueBack));
  http('approveDigest', 'POST', 'api/digests/{id}/approve', member(approvesIssue));
  http('scheduleDigest', 'POST', 'api/digests/{id}/schedule', member(schedulesIssue));
  http('unscheduleDigest', 'POST', 'api/digests/{id}/unschedule', member(unschedulesIssue));
  http('pauseDigest', 'POST', 'api/digests/{id}/pause', member(pausesSending));
  http('resumeDigest', 'POST', 'api/digests/{id}/resume', member(resumesSending));
  http('stopDigest', 'POST', 'api/digests/{id}/stop', member(stopsSending));
  http('sendDigestAgain', 'POST', 'api/digests/{id}/again', member(sendsAgain));
  http('missingFromDigest', 'GET', 'api/digests/{id}/missing', member(listsMissing));
  http('correctDigest', 'POST', 'api/digests/{id}/correct', member(correctsItem));
  http('withdrawDigest', 'POST', 'api/digests/{id}/withdraw', member(withdrawsSent));
  http('countDigest', 'GET', 'api/digests/{id}/reach', member(showsReach));
  http('reportDigest', 'GET', 'api/digests/{id}/report', member(reportsIssue));
  http('exportDigest', 'GET', 'api/digests/{id}/report.csv', member(exportsReport));
  http('showPreferences', 'GET', 'api/me/preferences', member(showsPreferences));
  http('choosePreferences', 'PUT', 'api/me/preferences', member(choosesPreferences));
  http('showMyData', 'GET', 'api/me/data', unmet(showsMyData));
  http('exportMyData', 'GET', 'api/me/data.html', unmet(exportsMyData));
  http('showMyErasure', 'GET', 'api/me/erasure', unmet(showsMyErasure));
  http('eraseMe', 'POST', 'api/me/erasure', unmet(erasesMe));
  http('showErasures', 'GET', 'api/erasures', member(showsErasures));
  http('erasePerson', 'POST', 'api/erasures', member(erasesPerson));
  http('testWays', 'POST', 'api/me/preferences/test', member(testsWays));
  http('makeFeedLink', 'POST', 'api/me/feed', member(makeFeedLink));
  http('endFeedLink', 'DELETE', 'api/me/feed', member(endFeedLink));
  http('notifications', 'POST', 'api/notifications', open(receiveNotifications));
  http('showManage', 'GET', 'api/manage', member(showManage));
  http('showSyncHealth', 'GET', 'api/sync', member(showSyncHealth));
  http('downloadDrift', 'GET', 'api/sync/drift.csv', member(downloadDrift));
  http('answerSyncQuestion', 'POST', 'api/sync/questions/{id}', member(answerSyncQuestion));
  http('retryStopped', 'POST', 'api/sync/stopped/{id}', member(retryStopped));
  http('pauseSync', 'POST', 'api/sync/pause', member(pauseSync));
  http('messages', 'POST', 'api/messages', open(takeActivity));

  http('publicEvent', 'GET', 'go/e/{id}', page(showPublicEvent));
  http('requestByMail', 'POST', 'go/e/{id}/book', page(requestByMail));
  http('showSubscribing', 'GET', 'go/digest', page(showSubscribing));
  http('requestSubscription', 'POST', 'go/digest', page(requestSubscription));
  http('showSubscription', 'GET', 'go/s/{token}', page(showSubscription));
  http('confirmSubscription', 'POST', 'go/s/{token}', page(confirmSubscription));
  http('showDigestPage', 'GET', 'go/d/{token}', page(showDigestPage));
  http('answerDigest', 'POST', 'go/d/{token}', page(answerDigestPage));
  http('goToItem', 'GET', 'go/d/{token}/{item}', page(goToItem));
  http('showChoice', 'GET', 'go/b/{token}', page(showChoice));
  http('makeChoice', 'POST', 'go/b/{token}', page(makeChoice));
  http('publicUpdate', 'GET', 'go/u/{id}', page(showPublicUpdate));
  http('publicArea', 'GET', 'go/a/{slug}', page(showPublicArea));
  http('publicCalendar', 'GET', 'feeds/events.ics', page(showPublicCalendar));
  http('personalCalendar', 'GET', 'feeds/my/{file}', page(showPersonalCalendar));
  http('goToEvents', 'GET', 'go/events', still(goToEvents));
  http('goToAreas', 'GET', 'go/areas', still(goToAreas));
  http('goToPreferences', 'GET', 'go/preferences', still(goToPreferences));
  http('goToIssue', 'GET', 'go/i/{id}', still(goToIssue));
  http('goToSync', 'GET', 'go/sync', still(goToSync));
  http('tabs', 'GET', 'tabs/{*path}', still(serveTabs));

  queue('project', project);
  queue('turns', takeTurn);
  queue('imports', applyQueuedImport);
  queue('mails', sendMail);
  queue('feeds', readQueuedFeed);
  queue('changes', takeChanges);
  queue('tellings', tellQueuedEditor);
  queue('deliveries', takeDelivery);
  queue('erasures', eraseQueued);
  poisoned('poisonedProjection', 'project', recordPoisonedProjection);
  poisoned('poisonedTurn', 'turns', recordPoisonedTurn);
  poisoned('poisonedImport', 'imports', recordPoisonedImport);
  poisoned('poisonedMail', 'mails', recordPoisonedMail);
  poisoned('poisonedFeed', 'feeds', recordPoisonedFeed);
  poisoned('poisonedChanges', 'changes', recordPoisonedChanges);
  poisoned('poisonedTelling', 'tellings', recordPoisonedTelling);
  poisoned('poisonedDelivery', 'deliveries', recordPoisonedDelivery);
  poisoned('poisonedErasure', 'erasures', recordPoisonedErasure);

  timer('sweepOutbox', '0 * * * * *', (service) => sweepOutbox(service));
  timer('expireOffers', '30 */5 * * * *', expireOffers);
  timer('readChanges', '20 * * * * *', readEverySource);
  timer('reconcile', '45 15,35 2 * * *', reconcileEverySide);
  timer('renewSubscriptions', '10 * * * * *', renewSubscriptions);
  timer('queueDueFeeds', '15 */5 * * * *', queueDueFeeds);
  timer('tellEditors', '40 * * * * *', tellEditors);
  timer('startNews', '25 0,30 * * * *', startNews);
  timer('planPosts', '50 */10 * * * *', planPosts);
  timer('startDigests', '5 * * * * *', startDueIssues);
  timer('tellApprovers', '10,30,50 * * * * *', asksApprovers);
  timer('sweepDeliveries', '15,35,55 * * * * *', sweepDeliveries);
  timer('lapseQuestions', '25 * * * * *', lapseQuestions);
  timer('watchHealth', '50 * * * * *', watchAndTell);
  timer('forgetOld', '0 10 3 * * *', forgetOld);
  timer('checkLinks', '0 40 3 * * 0', checkLinks);
  timer('tellOfHelp', '10 */5 * * * *', tellOfHelp);
  timer('forgetHelp', '0 15 3 * * *', forgetHelp);
  timer('sweepErasures', '45 */5 * * * *', sweepErasures);
  timer('removeOld', '0 20 1-5 * * *', removeWhatIsOld);
  timer('forgetDeeds', '0 5 3 * * *', ({ once }) => once.forget());
};
