/** Every word a user reads. The engine gives codes and figures; only faces import this. */
export { cellWords, findingSentences } from './cellWords';
export { LIST_SEPARATOR, lookUp } from './figures';
export {
  formatAmount,
  formatCount,
  formatDay,
  formatMoney,
  formatShare,
  formatTime,
  moneyOrUnknown,
  UNKNOWN_MARK,
} from './format';
export { hasWords, LANGUAGE_NAME, loadEveryLanguage, loadWords, messages, type Messages } from './messages';
export { addedSentence, problemSentence } from './problemSentence';
