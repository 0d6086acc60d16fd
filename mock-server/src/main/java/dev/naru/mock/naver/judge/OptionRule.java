package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.BuyerReason.OPTION_CHANGED;
import static dev.naru.mock.naver.judge.BuyerReason.SOLD_OUT;
import static dev.naru.mock.naver.judge.Weight.BLOCKS;
import static dev.naru.mock.naver.judge.Weight.BLOCKS_IF_STRICT;

/** The options a product offers, and what the buyer chose among them. */
enum OptionRule implements Rule {
    O_OPTION_MISSING(
            BLOCKS,
            Evidence.S,
            OPTION_CHANGED,
            "옵션을 주문했는데 option 요소가 없습니다.",
            "An option was ordered, but there is no option element.",
            "optionSearch=true 또는 optionManageCodes가 오면 option을 응답하세요.",
            "Answer option when optionSearch=true or optionManageCodes comes."),
    O_ORDER_TAGS(
            BLOCKS,
            Evidence.G,
            OPTION_CHANGED,
            "주문 등록 XML의 태그입니다. 상품정보에서는 optionItem과 combination을 씁니다.",
            "These are tags of the order XML; product information has optionItem and combination.",
            "selectedItem 대신 optionItem, option 대신 combination을 쓰세요.",
            "Write optionItem instead of selectedItem, combination instead of option."),
    O_LABEL_UNKNOWN(
            BLOCKS,
            Evidence.S,
            OPTION_CHANGED,
            "주문한 옵션명과 같은 이름의 optionItem이 없습니다.",
            "No optionItem has the name of the option ordered.",
            "optionItem/name을 selections의 label과 같게 하세요.",
            "Make optionItem/name equal the label of the selection."),
    O_VALUE_UNKNOWN(
            BLOCKS,
            Evidence.S,
            OPTION_CHANGED,
            "주문한 옵션값의 code가 optionItem의 value/id에 없습니다.",
            "The code of the chosen value is no value/id of its optionItem.",
            "value/id를 selections의 code와 같게 하세요.",
            "Make value/id equal the code of the selection."),
    O_TEXT_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.I,
            OPTION_CHANGED,
            "옵션값의 표시 문구가 등록한 것과 다릅니다.",
            "The text of the value differs from the one registered.",
            "value/text를 selections의 value와 같게 하세요.",
            "Make value/text equal the value of the selection."),
    O_VALUE_OFF(
            BLOCKS,
            Evidence.G,
            SOLD_OUT,
            "선택한 옵션값의 status가 false입니다.",
            "The status of the chosen value is false.",
            "판매하려면 status를 true로 하세요.",
            "To sell it, answer true."),
    O_NAME_LENGTH(
            BLOCKS,
            Evidence.W,
            OPTION_CHANGED,
            "옵션명이 20자를 넘으면 구매불가가 됩니다.",
            "An option name of more than 20 characters is refused in practice.",
            "옵션명을 20자 이하로 줄이세요(등록과 응답 모두).",
            "Shorten the name to 20 characters, in the registration too."),
    O_TEXT_LENGTH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            OPTION_CHANGED,
            "옵션값의 표시 문구는 50자까지입니다.",
            "The text of a value has at most 50 characters.",
            "50자 이하로 줄이세요.",
            "Shorten it to 50 characters."),
    O_VALUE_ID_LENGTH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            OPTION_CHANGED,
            "옵션값의 id는 50자까지입니다.",
            "The id of a value has at most 50 characters.",
            "더 짧은 id를 쓰세요.",
            "Use a shorter id."),
    O_SELECT_WITHOUT_VALUES(
            BLOCKS,
            Evidence.G,
            OPTION_CHANGED,
            "SELECT 옵션에 value가 없습니다.",
            "A SELECT option has no value.",
            "고를 수 있는 값을 모두 쓰세요.",
            "List all values there are to choose from."),
    O_INPUT_WITH_VALUES(
            BLOCKS_IF_STRICT,
            Evidence.G,
            OPTION_CHANGED,
            "INPUT 옵션에는 value를 쓰지 않습니다.",
            "An INPUT option has no value elements.",
            "value를 빼거나 type을 SELECT로 하세요.",
            "Leave value out, or answer SELECT as type."),
    O_INPUT_WITH_CODE(
            BLOCKS_IF_STRICT,
            Evidence.G,
            OPTION_CHANGED,
            "직접 입력 옵션에는 code를 등록하지 않습니다.",
            "Text the buyer typed is registered without a code.",
            "selections에서 code를 빼세요.",
            "Leave the code out of the selection."),
    O_AXIS_UNCHOSEN(
            BLOCKS_IF_STRICT,
            Evidence.M,
            OPTION_CHANGED,
            "고르지 않은 SELECT 옵션이 있습니다. combination이 없으면 모든 옵션을 골라야 합니다.",
            "A SELECT option was not chosen; without combinations every option has to be.",
            "주문에 없는 optionItem을 빼거나 combination을 응답하세요.",
            "Leave out the optionItem, or answer combinations."),
    O_NOT_CHOSEN(
            BLOCKS_IF_STRICT,
            Evidence.I,
            OPTION_CHANGED,
            "옵션이 있는 상품인데 옵션 없이 주문되었습니다.",
            "The product has options, but was ordered without any.",
            "주문을 등록할 때 options를 넣으세요.",
            "Register the order with options.");

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings and enums
    private final RuleText text;

    OptionRule(
            Weight weight,
            Evidence evidence,
            BuyerReason reason,
            String whyKo,
            String whyEn,
            String fixKo,
            String fixEn) {
        text = new RuleText(weight, evidence, reason, whyKo, whyEn, fixKo, fixEn);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
