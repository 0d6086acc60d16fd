package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.BuyerReason.INFO_CHANGED;
import static dev.naru.mock.naver.judge.BuyerReason.NOT_FOUND;
import static dev.naru.mock.naver.judge.BuyerReason.UNREACHABLE;
import static dev.naru.mock.naver.judge.Weight.BLOCKS;
import static dev.naru.mock.naver.judge.Weight.BLOCKS_IF_STRICT;
import static dev.naru.mock.naver.judge.Weight.INFORMS;
import static dev.naru.mock.naver.judge.Weight.WARNS;

/** The shape of the XML, whatever it says. */
enum StructureRule implements Rule {
    X_NOT_UTF8(
            BLOCKS,
            Evidence.G,
            UNREACHABLE,
            "응답 본문이 올바른 UTF-8이 아닙니다.",
            "The body is not valid UTF-8.",
            "DB·파일·출력의 문자 집합을 모두 UTF-8로 맞추세요. EUC-KR 데이터는 변환해야 합니다.",
            "Make database, files and output UTF-8; convert what is EUC-KR."),
    X_LEADING_OUTPUT(
            BLOCKS,
            Evidence.S,
            UNREACHABLE,
            "XML 앞에 다른 출력이 있습니다.",
            "Something was printed before the XML.",
            "XML 선언 앞의 공백, 경고문, 디버그 출력을 없애세요.",
            "Remove blanks, warnings and debug output before the XML declaration."),
    X_ILLEGAL_CHARACTER(
            BLOCKS,
            Evidence.X,
            UNREACHABLE,
            "XML에 쓸 수 없는 문자가 있어 파서에 따라 전체가 거부됩니다.",
            "It holds a character XML does not allow, and most readers refuse all of it.",
            "출력 전에 제어 문자를 제거하세요.",
            "Strip control characters before writing."),
    X_DOCTYPE(
            BLOCKS,
            Evidence.O,
            UNREACHABLE,
            "DOCTYPE은 허용하지 않습니다.",
            "A document type declaration is not accepted.",
            "<!DOCTYPE …> 을 빼세요.",
            "Leave out <!DOCTYPE ...>."),
    X_TOO_COMPLEX(
            BLOCKS,
            Evidence.O,
            UNREACHABLE,
            "요소가 너무 많거나 너무 깊습니다.",
            "There are too many elements, or they are nested too deep.",
            "요청한 상품과 옵션 조합만 응답하세요.",
            "Answer only the products and combinations that were asked for."),
    X_NOT_WELL_FORMED(
            BLOCKS,
            Evidence.S,
            UNREACHABLE,
            "올바른 XML이 아닙니다.",
            "This is not well-formed XML.",
            "태그의 짝, & < > 이스케이프를 확인하세요. 문자열을 이어 붙이지 말고 XML 라이브러리로 쓰세요.",
            "See that tags match and & < > are escaped; write XML with a library, not by joining strings."),
    X_GEN1_ANSWER(
            BLOCKS,
            Evidence.G,
            UNREACHABLE,
            "구버전(체크아웃 1.0) 형식의 응답입니다.",
            "This is an answer in the old Checkout 1.0 form.",
            "2.1 형식인 <products><product>…로 응답하세요.",
            "Answer in the 2.1 form, <products><product>..."),
    X_ROOT(
            BLOCKS,
            Evidence.G,
            UNREACHABLE,
            "루트 요소는 products여야 합니다.",
            "The root element must be products.",
            "<products>로 감싸세요.",
            "Wrap it in <products>."),
    X_PRODUCT_MISSING(
            BLOCKS,
            Evidence.S,
            NOT_FOUND,
            "요청한 상품이 응답에 없습니다.",
            "A product that was asked for is not in the answer.",
            "요청한 product[N][id]마다 같은 id의 product를 응답하세요.",
            "Answer a product with the same id for each product[N][id]."),
    X_PRODUCT_DUPLICATE(
            BLOCKS_IF_STRICT,
            Evidence.O,
            INFO_CHANGED,
            "같은 상품이 두 번 있습니다. 첫 번째만 보았습니다.",
            "The same product is there twice; the first was judged.",
            "상품마다 한 번만 응답하세요. 옵션은 한 product 안에 모으세요.",
            "Answer each product once, with all its options inside."),
    X_PRODUCT_UNREQUESTED(
            WARNS,
            Evidence.W,
            INFO_CHANGED,
            "요청하지 않은 상품이 있습니다. 검수에서 지적된 사례가 있습니다.",
            "A product nobody asked for is there; inspectors have objected to that.",
            "요청한 상품만 응답하세요.",
            "Answer only what was asked for."),
    X_REQUIRED_MISSING(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "필수 요소가 없거나 비어 있습니다.",
            "A mandatory element is missing or empty.",
            "요소를 추가하고 값을 채우세요.",
            "Add the element and give it a value."),
    X_DUPLICATE_ELEMENT(
            BLOCKS,
            Evidence.O,
            INFO_CHANGED,
            "한 번만 쓸 수 있는 요소가 여러 번 있습니다. 첫 번째만 보았습니다.",
            "An element that may occur once occurs again; the first was judged.",
            "하나만 남기세요.",
            "Keep one."),
    X_UNKNOWN_ELEMENT(
            BLOCKS_IF_STRICT,
            Evidence.O,
            INFO_CHANGED,
            "규격에 없는 요소입니다.",
            "The format knows no such element here.",
            "이름과 위치를 확인하거나 빼세요.",
            "Check its name and place, or leave it out."),
    X_ELEMENT_CASE(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "요소 이름의 대소문자가 다릅니다.",
            "The name of the element differs in letter case.",
            "규격의 철자 그대로 쓰세요.",
            "Spell it exactly as the format does."),
    X_STRAY_TEXT(
            BLOCKS_IF_STRICT,
            Evidence.O,
            INFO_CHANGED,
            "요소들 사이에 글자가 섞여 있습니다.",
            "There is text between the elements.",
            "출력에 섞인 경고문이나 값을 없애세요.",
            "Remove whatever was printed in between."),
    X_NOT_A_NUMBER(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "정수여야 합니다.",
            "It must be a whole number.",
            "쉼표, 소수점, 단위 없이 숫자만 쓰세요.",
            "Write digits only, without comma, fraction or unit."),
    X_NUMBER_TOO_SMALL(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "허용하는 최솟값보다 작습니다.",
            "It is below the smallest value allowed.",
            "값을 확인하세요. 재고가 없으면 0으로 쓰세요.",
            "Check the value; an empty stock is 0."),
    X_EMPTY_NUMBER(
            BLOCKS_IF_STRICT,
            Evidence.P,
            INFO_CHANGED,
            "숫자 요소가 비어 있습니다. 없는 것으로 보았습니다.",
            "A number is empty; it was read as absent.",
            "값이 없으면 요소를 빼세요.",
            "Leave out the element when there is no value."),
    X_NOT_BOOLEAN(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "true 또는 false여야 합니다. ON_SALE 같은 단어는 상품의 status에만 씁니다.",
            "It must be true or false; words such as ON_SALE belong to the product's status only.",
            "true 또는 false로 쓰세요.",
            "Write true or false."),
    X_UNKNOWN_WORD(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "정해진 값이 아닙니다.",
            "It is none of the words allowed.",
            "허용된 값 중 하나를 쓰세요. 선불은 PREPAYED입니다.",
            "Use one of the words allowed; prepaid is spelled PREPAYED."),
    X_MORE_FINDINGS(
            INFORMS,
            Evidence.O,
            INFO_CHANGED,
            "지적 사항이 너무 많아 나머지는 세기만 했습니다.",
            "There are too many findings; the rest were only counted.",
            "위의 것부터 고치세요.",
            "Mend the ones above first.");

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings and enums
    private final RuleText text;

    StructureRule(
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
