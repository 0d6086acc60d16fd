/*
 * Naru: a stand-in for Naver Pay's button script. This is a simulation, drawn in its own colours.
 *
 * One source for both pages: fetched as /customer/js/naverPayButton.js it draws the PC types A to E, as
 * /customer/js/mobile/naverPayButton.js the mobile types MA and MB. The button only draws and calls; what happens
 * on a click is the shop's handler, exactly as with the real one.
 */
(function () {
  'use strict';

  var source = document.currentScript && document.currentScript.src ? new URL(document.currentScript.src) : null;
  var mobilePage = source !== null && source.pathname.indexOf('/js/mobile/') >= 0;
  var TYPES = mobilePage ? ['MA', 'MB'] : ['A', 'B', 'C', 'D', 'E'];
  var WISH_WINDOW = 'scrollbars=yes,resizable=yes,width=420,height=560';
  var COLORS = 3;
  /** Too small for the line that says what they are, so their label says it. */
  var NOTELESS = ['E', 'MB'];
  var KNOWN = ['BUTTON_KEY', 'TYPE', 'COLOR', 'COUNT', 'ENABLE', 'EMBED_ID', 'BUY_BUTTON_HANDLER', 'BUY_BUTTON_LINK_URL',
    'WISHLIST_BUTTON_HANDLER', 'WISHLIST_BUTTON_LINK_URL', ''];

  var CSS = '\
.naru-npay{box-sizing:border-box;display:inline-flex;flex-direction:column;gap:6px;max-width:100%;width:264px;padding:12px;\
border:1px solid #c9d6da;border-radius:10px;background:#f6f9fa;color:#16323a;font:400 12px/1.4 system-ui,"Apple SD Gothic Neo","Malgun Gothic",sans-serif;text-align:left}\
.naru-npay *{box-sizing:border-box}\
.naru-npay__note{display:flex;justify-content:space-between;gap:8px;margin:0;color:#4b626a;font-size:11px}\
.naru-npay__row{display:flex;gap:6px}\
.naru-npay button{margin:0;border-radius:7px;font:inherit;font-weight:700;font-size:14px;cursor:pointer;min-height:42px;padding:0 12px;white-space:nowrap}\
.naru-npay button:focus-visible{outline:3px solid #f2b84b;outline-offset:2px}\
.naru-npay .npay_btn_pay{flex:1 1 auto;border:1px solid transparent;background:#0b6e7f;color:#fff}\
.naru-npay .npay_btn_pay:hover{background:#095b69}\
.naru-npay .npay_btn_zzim{flex:0 0 auto;border:1px solid #b6c6cb;background:#fff;color:#16323a}\
.naru-npay .npay_btn_zzim:hover{background:#eef4f5}\
.naru-npay--c2 .npay_btn_pay{background:#22303c}.naru-npay--c2 .npay_btn_pay:hover{background:#141d25}\
.naru-npay--c3{background:#fff}.naru-npay--c3 .npay_btn_pay{background:#fff;color:#0b6e7f;border-color:#0b6e7f}.naru-npay--c3 .npay_btn_pay:hover{background:#eef4f5}\
.naru-npay--off .npay_btn_pay,.naru-npay--off .npay_btn_pay:hover{background:#dde5e8;color:#56676d;border-color:transparent;cursor:not-allowed}\
.naru-npay--off .npay_btn_zzim{color:#56676d;cursor:not-allowed}\
.naru-npay--B{width:236px}.naru-npay--C{width:210px;padding:8px}.naru-npay--C button{min-height:36px;font-size:13px}\
.naru-npay--D{width:160px;padding:8px}.naru-npay--D .naru-npay__note span+span{display:none}.naru-npay--D .naru-npay__row{flex-direction:column}.naru-npay--D button{min-height:34px;font-size:13px}\
.naru-npay--E{width:auto;padding:6px}.naru-npay--E .naru-npay__note{display:none}.naru-npay--E button{min-height:34px;font-size:13px}\
.naru-npay--MA,.naru-npay--MB{display:flex;width:100%}.naru-npay--MA button{min-height:50px;font-size:16px}.naru-npay--MB button{min-height:44px}\
.naru-npay--MB .naru-npay__note{display:none}';

  function apply(options) {
    var where = document.currentScript;
    var problems = check(options);
    problems.forEach(function (problem) {
      console.error('[naru] naver.NaverPayButton.apply: ' + problem);
    });
    if (options === null || typeof options !== 'object') {
      return;
    }
    var place = options.EMBED_ID ? document.getElementById(options.EMBED_ID) : null;
    if (options.EMBED_ID && !place) {
      console.error('[naru] naver.NaverPayButton.apply: EMBED_ID "' + options.EMBED_ID
        + '" 인 요소가 문서에 없습니다. / no element has this id (is the script above it?).');
      return;
    }
    dress();
    var box = draw(options, problems.length > 0);
    if (place) {
      place.replaceChildren(box);
    } else if (where && where.parentNode) {
      where.parentNode.insertBefore(box, where.nextSibling);
    } else {
      console.error('[naru] naver.NaverPayButton.apply: EMBED_ID 가 없으면 apply 를 <script> 안에서 바로 호출해야 합니다.'
        + ' / without EMBED_ID, call apply while the page is being parsed.');
    }
  }

  function check(options) {
    if (options === null || typeof options !== 'object') {
      return ['설정 객체가 필요합니다. / an options object is required.'];
    }
    var problems = [];
    if (!options.BUTTON_KEY || typeof options.BUTTON_KEY !== 'string') {
      problems.push('BUTTON_KEY 가 없습니다. / BUTTON_KEY is missing.');
    }
    if (TYPES.indexOf(options.TYPE) < 0) {
      problems.push('TYPE 은 ' + TYPES.join(', ') + ' 중 하나여야 합니다: ' + options.TYPE + ' / TYPE must be one of these'
        + (mobilePage ? ' on the mobile script.' : ' on the PC script.'));
    }
    if (Number(options.COUNT) !== 1 && Number(options.COUNT) !== 2) {
      problems.push('COUNT 는 1(구매) 또는 2(구매+찜)여야 합니다: ' + options.COUNT + ' / COUNT must be 1 or 2.');
    }
    if (options.ENABLE !== 'Y' && options.ENABLE !== 'N') {
      problems.push('ENABLE 은 "Y" 또는 "N" 이어야 합니다: ' + options.ENABLE + ' / ENABLE must be "Y" or "N".');
    }
    if (!(Number(options.COLOR) >= 1)) {
      problems.push('COLOR 는 1 이상의 숫자여야 합니다: ' + options.COLOR + ' / COLOR must be a number from 1.');
    }
    needsAction(options, 'BUY', problems);
    if (Number(options.COUNT) === 2) {
      needsAction(options, 'WISHLIST', problems);
    }
    Object.keys(options).forEach(function (key) {
      if (KNOWN.indexOf(key) < 0) {
        console.warn('[naru] naver.NaverPayButton.apply: 알 수 없는 설정 ' + key + ' / unknown option.');
      }
    });
    return problems;
  }

  function needsAction(options, which, problems) {
    var handler = options[which + '_BUTTON_HANDLER'];
    if (handler !== undefined && handler !== null && typeof handler !== 'function') {
      problems.push(which + '_BUTTON_HANDLER 는 함수여야 합니다. / must be a function.');
    } else if (!handler && !options[which + '_BUTTON_LINK_URL']) {
      problems.push(which + '_BUTTON_HANDLER 또는 ' + which + '_BUTTON_LINK_URL 이 필요합니다. / one of the two is required.');
    }
  }

  function draw(options, faulty) {
    var type = TYPES.indexOf(options.TYPE) < 0 ? TYPES[0] : options.TYPE;
    var color = (Math.max(1, Math.floor(Number(options.COLOR)) || 1) - 1) % COLORS + 1;
    var off = options.ENABLE === 'N';

    var box = document.createElement('div');
    box.className = 'naru-npay naru-npay--' + type + ' naru-npay--c' + color + (off ? ' naru-npay--off' : '');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', '네이버페이 버튼 시뮬레이션');
    box.dataset.testid = 'npay-button';

    var note = document.createElement('p');
    note.className = 'naru-npay__note';
    var left = document.createElement('span');
    left.textContent = '네이버페이 시뮬레이션';
    var right = document.createElement('span');
    right.textContent = faulty ? '설정 오류: 콘솔 확인' : 'simulation';
    note.append(left, right);

    var row = document.createElement('div');
    row.className = 'naru-npay__row';
    row.append(button('npay_btn_pay', 'npay-buy', NOTELESS.indexOf(type) < 0 ? '네이버페이 구매' : '네이버페이 구매 · 모의', off, function () {
      act(options.BUY_BUTTON_HANDLER, options.BUY_BUTTON_LINK_URL, function (url) { window.location.assign(url); });
    }));
    if (Number(options.COUNT) === 2) {
      row.append(button('npay_btn_zzim', 'npay-wish', '찜', off, function () {
        act(options.WISHLIST_BUTTON_HANDLER, options.WISHLIST_BUTTON_LINK_URL, function (url) {
          if (mobilePage) {
            window.location.assign(url);
          } else {
            window.open(url, '_blank', WISH_WINDOW);
          }
        });
      }));
    }
    box.append(note, row);
    return box;
  }

  function button(className, testid, label, off, onClick) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = className;
    made.dataset.testid = testid;
    made.textContent = label;
    // Not `disabled`: shops pass a handler that tells the buyer why, and it must still be called.
    made.setAttribute('aria-disabled', String(off));
    made.addEventListener('click', onClick);
    return made;
  }

  function act(handler, url, follow) {
    if (typeof handler === 'function') {
      handler(url);
    } else if (url) {
      follow(url);
    } else {
      console.error('[naru] naver.NaverPayButton: 클릭을 처리할 함수나 URL이 없습니다. / nothing handles this click.');
    }
  }

  function dress() {
    if (document.adoptedStyleSheets.some(function (sheet) { return sheet.naruNpay; })) {
      return;
    }
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    sheet.naruNpay = true;
    document.adoptedStyleSheets = document.adoptedStyleSheets.concat([sheet]);
  }

  window.naver = window.naver || {};
  window.naver.NaverPayButton = {apply: apply};
})();
