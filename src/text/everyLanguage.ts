/** Both languages at once, for who has them at hand: the command line and tests. */
import { catalogue as en } from './en';
import { provideWords } from './messages';
import { catalogue as zh } from './zh';

provideWords(zh);
provideWords(en);
