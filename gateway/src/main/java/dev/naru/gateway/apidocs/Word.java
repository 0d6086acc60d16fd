package dev.naru.gateway.apidocs;

/** What the page says by itself. */
enum Word {
    ALL_OF("All of", "다음을 모두 포함"),
    ANSWERS("Answers", "응답"),
    BODY("Body", "본문"),
    CODES("Codes", "오류 코드"),
    CONTENTS("Operations", "API 목록"),
    DEFAULT("default", "기본값"),
    DESCRIPTION("Description", "설명"),
    DOCUMENT("The document for programs", "프로그램용 문서"),
    EXAMPLE("Example", "예시"),
    HEADERS("Headers", "헤더"),
    NAME("Name", "이름"),
    ONE_OF("One of", "다음 중 하나"),
    OPTIONAL("optional", "선택"),
    PARAMETERS("Parameters", "매개변수"),
    REQUIRED("required", "필수"),
    SCHEMAS("Schemas", "스키마"),
    SCOPE("Scope of the key", "API 키 권한"),
    SKIP("Skip to the content", "본문으로 건너뛰기"),
    TYPE("Type", "형식"),
    VALUE("Value", "값");

    private final String english;
    private final String korean;

    Word(String english, String korean) {
        this.english = english;
        this.korean = korean;
    }

    String in(Language language) {
        return language == Language.KO ? korean : english;
    }
}
