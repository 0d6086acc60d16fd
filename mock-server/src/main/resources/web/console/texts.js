/** The console's own texts, beside the common ones. */

import { addTexts } from '../common/i18n.js';
import { en } from './en.js';
import { ko } from './ko.js';

addTexts({ ko, en });
