import type { LaterMessages } from '../messages/enLater';

/** "a few seconds left", "about 3 minutes left", "about 2 hours left". */
export function formatTimeLeft(seconds: number, messages: LaterMessages['progress']): string {
  if (seconds < 10) return messages.fewSecondsLeft;
  if (seconds < 55) return messages.secondsLeft(Math.ceil(seconds / 10) * 10);
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 90 ? messages.minutesLeft(minutes) : messages.hoursLeft(Math.round(minutes / 60));
}
